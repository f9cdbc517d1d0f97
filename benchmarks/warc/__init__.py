"""Makes a web archive in which one record in ten is an article, and looks at what the others cost."""
