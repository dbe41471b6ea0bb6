/** Where the data of a rule comes from: a connector, and the tables that it fills. */
export interface DataConnector {
  readonly connectorId: string;
  readonly dataTypes: readonly string[];
}
