/** Small enough for mobile data, and for hosts that take at most 4.5 MB (Vercel). */
const SENT_AS_IT_IS_BYTES_MAX = 1024 * 1024;
const SIDE_PIXELS_MAX = 2000;

/** The picture at the size in which it will be shown at most; as it is where the browser cannot read it or makes it larger. */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  if (file.size <= SENT_AS_IT_IS_BYTES_MAX) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE_PIXELS_MAX / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const shrunk = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.88));
    return shrunk && shrunk.size < file.size ? shrunk : file;
  } catch {
    return file;
  }
}
