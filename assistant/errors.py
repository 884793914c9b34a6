"""Every error the product raises on purpose.

AssistantError
├── SettingsError             a setting is missing or makes no sense
├── StoreError                the stores cannot be read or written
│   ├── IndexMismatchError    the index was built by another embedder
│   └── WriterBusyError       another process is writing
├── ModelError                a model is missing or failed
├── UnreadableDocumentError   one file cannot be read
│   ├── LimitExceededError    a file is over a size, page, time or memory limit
│   └── WrongTypeError        a file's content is not what its name says
└── SidecarError              papers.yaml is wrong

Having no answer is not an error: it is an `AnswerStatus`.
"""


class AssistantError(Exception):
    """The base of all. `retryable` says whether the same call may succeed later."""

    def __init__(self, message: str, *, retryable: bool = False) -> None:
        super().__init__(message)
        self.retryable = retryable


class SettingsError(AssistantError):
    """A setting is missing or makes no sense."""


class StoreError(AssistantError):
    """The stores cannot be read or written."""


class IndexMismatchError(StoreError):
    """The index was built by another embedder than the one that is set."""


class WriterBusyError(StoreError):
    """Another process is writing to the stores."""


class ModelError(AssistantError):
    """A model is missing or failed."""


class UnreadableDocumentError(AssistantError):
    """One file cannot be read; the others can."""


class LimitExceededError(UnreadableDocumentError):
    """A file is over a limit of size, pages, time or memory."""


class WrongTypeError(UnreadableDocumentError):
    """A file's content is not what its name says."""


class SidecarError(AssistantError):
    """A `papers.yaml` states something that cannot be."""


class CorrectionError(AssistantError):
    """An officer's correction cannot be made."""
