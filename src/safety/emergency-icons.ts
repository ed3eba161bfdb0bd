/** Pictures of the emergency page by the id of seeds/sos.yaml: paths on 24 × 24, strokes only. */
export const emergencyIcons: Record<string, string> = {
  fire: 'M12 22c-5 0-7-4-5-9 1 2 2 2 3 2 0-5 1-9 4-12 0 4 5 6 4 12 0 4-2 7-6 7z',
  gas: 'M8 22h8V9l-2-3V3h-4v3L8 9zM3 6q2 2 0 4t0 4M21 6q-2 2 0 4t0 4',
  co: 'M3 12l9-8 9 8v9H3zM9 17q2-2 3 0t3 0M9 13q2-2 3 0t3 0',
  shock: 'M13 2L5 14h6l-2 8 9-13h-6z',
  cpr: 'M12 21C1 13 3 5 7 5c3 0 5 3 5 3s2-3 5-3c4 0 6 8-5 16zM5 12h4l2-3 2 6 2-3h4',
  choking: 'M12 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 22c0-8 3-9 6-9l2 3 2-3c3 0 6 1 6 9',
  drowning: 'M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM5 12l7 3 7-3M2 17q2-2 4 0t4 0 4 0 4 0 4 0M2 21q2-2 4 0t4 0 4 0 4 0 4 0',
  lift: 'M4 3h16v18H4zM12 3v18M8 9v5M16 9v5',
  road: 'M3 17v-5l3-6h9l4 6h2v5zM7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
}
