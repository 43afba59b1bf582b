"""Review by people: a session with undo, two readers and how far they agree, reference images. No window in here."""
