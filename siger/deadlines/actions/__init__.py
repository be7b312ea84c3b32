"""Changes of days and policies: check, save, make every process read the rules anew, count open reports anew."""
