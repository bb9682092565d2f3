/** An error that is told from others by its name, as `ConflictError`. */
export function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
