/** A room that ends with this code must not be started again: its message tells a person what to mend. */
export const FOR_PEOPLE = 2;
