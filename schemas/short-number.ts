/** Whether a number is written with the digits that were sent: a double keeps fifteen of any. */
export const isShortNumber = (number: number) => Number(number.toPrecision(15)) === number;

/** Why one is refused. */
export const LONG_NUMBER = "has more than 15 digits, of which some would be lost: use fewer";
