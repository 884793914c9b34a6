"""Papers, questions and conversations that give orders to a model, and models that obey them."""
