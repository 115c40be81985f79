/**
 * Kendall's distance of an order to the ascending one: the share of pairs that stand the wrong way round. 0 when nobody was
 * overtaken, a half when the order is pure luck.
 */
export function disorderOf(order: readonly number[]): number {
  const pairs = (order.length * (order.length - 1)) / 2;
  return pairs === 0 ? 0 : countInversions([...order]) / pairs;
}

/** Sorts `values` by merging, and counts on the way whom each passes. */
function countInversions(values: number[]): number {
  if (values.length < 2) return 0;
  const middle = values.length >> 1;
  const [left, right] = [values.slice(0, middle), values.slice(middle)];
  let inversions = countInversions(left) + countInversions(right);
  let [fromLeft, fromRight] = [0, 0];
  for (let place = 0; place < values.length; place += 1) {
    const [a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY] = [left[fromLeft], right[fromRight]];
    if (a <= b) fromLeft += 1;
    else {
      fromRight += 1;
      inversions += left.length - fromLeft;
    }
    values[place] = Math.min(a, b);
  }
  return inversions;
}
