"""Who is told what changed in an archive: messages made, signed, and delivered once each."""
