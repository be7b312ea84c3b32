"""What can be measured on a photo of the work, one question a file. It informs and never decides.

`answers.check_photo` asks all of them and stores what they say; `queries.checks` shows it in words.
"""
