const drawing =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='8' fill='#2446b8'/><path fill='#fff' d='M8 7h4v18H8zM14 8h5v5h-5zM19 13h5v5h-5zM14 18h5v5h-5z'/></svg>";

/** Inlined: a file would be one more request for each visitor. */
export const siteIcon = { icon: { url: `data:image/svg+xml,${encodeURIComponent(drawing)}`, type: "image/svg+xml" } };
