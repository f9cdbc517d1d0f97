"""Training of the learned reader: one encoder, several heads, out of folders of annotated text."""
