"""Calendar and due dates: pages for administrators, each for their own governments."""
