/** One look at what a guard is about; without `breaches` where it could not be told. */
export type Look = {
  value?: number;
  breaches?: boolean;
  message?: string;
  /** When it was found out, where that is not now: the same answer read twice is one look. */
  at?: number;
};
