"""Files sent by a browser: none larger than the deployment allows ever touches the disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

FORM_BYTES = 100_000
"""What the fields beside a file may weigh."""


class Bounded(FileUploadHandler):
    """The first upload handler: throws a file away as it comes where the whole is too large."""

    is_too_large = False

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *more: Any) -> None:
        """Look at what the browser announces; servers read no further than that."""
        self.is_too_large = content_length > settings.UPLOAD_BYTES + FORM_BYTES
        if self.is_too_large and self.request:
            self.request.upload_is_too_large = True  # type: ignore[attr-defined]

    def new_file(self, *arguments: Any, **more: Any) -> None:
        """Let no handler keep a file that is too large: it is read to its end and thrown away."""
        super().new_file(*arguments, **more)
        if self.is_too_large:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the piece on: the handlers that follow keep it."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Give no file: the handlers that follow do."""


def was_too_large(request: HttpRequest) -> bool:
    """Say whether a file of this request was thrown away; its form must have been read."""
    return bool(getattr(request, "upload_is_too_large", False))
