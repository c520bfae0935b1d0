import { json } from "../../functions/gate/formats/json.ts";
import { ubl } from "../../functions/gate/formats/ubl.ts";

/** What a function holds of a client that has flows in JSON and in UBL. */
export const formats = { json: json(), ubl: ubl() };
