"""The pictures of the documents, made by walking through a demonstration. Run by `script/pictures`; no test."""
