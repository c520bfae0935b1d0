/** The files of an XML Schema, each as its text by its path, and the path of the one to begin with. */
export interface SchemaFiles {
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
}
