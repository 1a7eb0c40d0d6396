<?php

namespace Acme\Images;

final class Thumbnailer
{
    public function __construct(private int $maxWidth, private int $maxHeight, private int $quality = 82) {}

    public function create(string $source, string $target): void
    {
        [$width, $height] = getimagesize($source);
        $ratio = min($this->maxWidth / $width, $this->maxHeight / $height, 1.0);
        $image = imagecreatefromjpeg($source);
        $resized = imagescale($image, (int) ($width * $ratio), (int) ($height * $ratio));
        $cropped = imagecrop($resized, ['x' => 0, 'y' => 0, 'width' => $this->maxWidth, 'height' => $this->maxHeight]);
        imagejpeg($cropped ?: $resized, $target, $this->quality);
        imagedestroy($image);
        imagedestroy($resized);
    }
}
