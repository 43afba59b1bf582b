"""Review in the window: the queue, the keys, the reviewer, reference images and how far two readers agree."""
