import { describeApply } from "./apply";

describeApply({ atOnce: true });
