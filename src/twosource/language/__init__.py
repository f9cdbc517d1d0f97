"""What is known of English text in general: tokens, sentences, word weights, how names compare."""
