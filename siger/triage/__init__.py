"""What is it, whose is it, is it known already. Publishes and listens to nothing yet."""
