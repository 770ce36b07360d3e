import { describeApply } from "./apply";

describeApply({ atOnce: false });
