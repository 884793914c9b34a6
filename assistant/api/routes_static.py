"""Styles, scripts and the icon: cached for ever, as their address names their content."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header
from starlette.responses import RedirectResponse, Response

from assistant.api.problems import not_found
from assistant.api.services import Needed

router = APIRouter(include_in_schema=False)
FOR_EVER = "public, max-age=31536000, immutable"


@router.get("/static/{version}/{name}")
async def static_file(
    version: str,
    name: str,
    services: Needed,
    accept_encoding: Annotated[str, Header()] = "",
) -> Response:
    """Return a static file, compressed where the client takes it so."""
    assets = services.renderer.assets
    asset = assets.files.get(name)
    if asset is None or version != assets.version:
        raise not_found("Not Found")
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if "gzip" in accept_encoding:
        headers["Content-Encoding"] = "gzip"
        return Response(asset.compressed, headers=headers, media_type=asset.media_type)
    return Response(asset.body, headers=headers, media_type=asset.media_type)


@router.get("/favicon.ico")
async def favicon(services: Needed) -> Response:
    """Lead browsers that ask for the old name to the icon."""
    return RedirectResponse(services.renderer.assets.url("favicon.svg"), status_code=308)
