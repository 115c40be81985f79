/** How the ids of play money begin: as none of Razorpay's can, which have no second underscore. `is_play_id` says the same. */
const PLAY_ID = /^(order|pay|rfnd)_play_/;

/** Whether an id of an order, a payment or a refund is of a rehearsal's play money, and Razorpay has never heard of it. */
export const isPlayId = (id: string): boolean => PLAY_ID.test(id);
