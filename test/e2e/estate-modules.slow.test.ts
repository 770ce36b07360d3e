import { describeEstate } from "./estate";

describeEstate("through modules");
