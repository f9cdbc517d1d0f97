"""The nouns: frozen records that the stages pass on. They hold no behaviour beyond their own shape."""
