from PIL import Image
from PIL.PngImagePlugin import PngInfo

PROVIDER = "acme-imaging"


def save_generated(image: Image.Image, prompt_id: str, target: str) -> None:
    """Writes a generated picture with a visible badge and provenance metadata."""
    badge = Image.open("assets/ai-generated.png").convert("RGBA")
    image.paste(badge, (image.width - badge.width - 8, image.height - badge.height - 8), badge)
    metadata = PngInfo()
    metadata.add_text("AIGC", f'{{"Label":"1","ContentProducer":"{PROVIDER}","ProduceID":"{prompt_id}"}}')
    embed_watermark(image, prompt_id)
    image.save(target, pnginfo=metadata)


def embed_watermark(image: Image.Image, payload: str) -> None:
    codec = InvisibleWatermark(strength=0.2)
    codec.encode(image, payload.encode())
