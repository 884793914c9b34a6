"""From a question to checked, cited sentences. Read `pipeline` first."""
