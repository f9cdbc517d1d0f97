"""The reading room: an archive in a browser, made on the server and whole without a script."""
