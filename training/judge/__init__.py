"""The judge of pairs: does a passage carry a claim, contradict it, or neither?"""
