/** The shape of a catalogue with its sentences widened: the English twin must have every key of the Bulgarian one. */
export type MessagesLike<T> = { readonly [K in keyof T]: T[K] extends string ? string : MessagesLike<T[K]> };
