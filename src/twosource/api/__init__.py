"""What Python programs use. `twosource` itself gives the names out; they are loaded when they are first used."""
