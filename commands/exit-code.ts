/** Only a person can mend it, and has been told how: a room that ends with this code must not be started again. */
export const FOR_PEOPLE = 2;
