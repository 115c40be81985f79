/** Hills, a low sun and a road to the horizon, all in the brand color. An inline SVG, so that it costs no request. */
export function Landscape() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 480 360"
      preserveAspectRatio="xMidYMax slice"
      className="absolute inset-0 size-full bg-brand"
    >
      <g fill="#fff">
        <rect width="480" height="360" fill="var(--surface)" fillOpacity=".82" />
        <circle cx="330" cy="150" r="86" fillOpacity=".35" />
        <circle cx="330" cy="150" r="52" fillOpacity=".75" />
      </g>
      <g fill="var(--brand)">
        <path fillOpacity=".22" d="M0 190c60-34 96-52 140-30s70 26 120-6 96-34 140-8 60 20 80 12v202H0z" />
        <path fillOpacity=".4" d="M0 226c50-26 92-34 150-8s98 18 150-8 110-26 180 10v140H0z" />
        <path fillOpacity=".75" d="M0 262c80-30 150-22 230-4s170 12 250-16v118H0z" />
      </g>
      <path
        fill="#fff"
        fillOpacity=".92"
        d="M118 360c44-34 120-46 128-64 6-14-34-18-30-34 1-3 5-6 9-7-1 20 74 18 76 46 1 22-42 36-56 59z"
      />
      <g fill="none" stroke="var(--brand)" strokeOpacity=".6" strokeWidth="3" strokeLinecap="round">
        <path strokeDasharray="9 11" d="M186 356c34-28 86-36 88-56 1-18-40-22-48-36" />
      </g>
    </svg>
  );
}
