"""Papers as the officers who look after them see them: the list, one of them, work on them."""
