"""The records of the outer contract as they are written: their fields, in this order, are the names of the JSON.

Where a record of the stages is written as it is, it stands here as it is.
"""
