import { type Api, newApi } from "../api.ts";
import { attentionApi } from "./attention-api.ts";
import { cancelApi } from "./cancel-api.ts";
import { controlApi } from "./control-api.ts";
import { pictureUploadApi } from "./picture-upload-api.ts";
import { saleApi } from "./sale-api.ts";
import { saveEventApi } from "./save-event-api.ts";
import { signInApi } from "./sign-in-api.ts";
import { statementApi } from "./statement-api.ts";

/** What organizers do. Every route under `/admin` asks who is there; its test walks through all of them. */
export function adminApi(): Api {
  const api = newApi();
  api.route("/", signInApi());
  api.route("/", saveEventApi());
  api.route("/", pictureUploadApi());
  api.route("/", saleApi());
  api.route("/", controlApi());
  api.route("/", cancelApi());
  api.route("/", attentionApi());
  api.route("/", statementApi());
  return api;
}
