"""Cases for the heart of the matter: distorted claims, statements that are the same or not, who is independent."""
