import { describeEstate } from "./estate";

describeEstate("as resources");
