import { AppError } from '../../kernel/errors.ts';
import { contract } from './contract.ts';
import type { RequestKind } from './definition.ts';
import { departmentEconomics } from './department-economics.ts';
import { departmentLegal } from './department-legal.ts';
import { departmentMarketing } from './department-marketing.ts';
import { departmentQuality } from './department-quality.ts';
import { departmentTechnical } from './department-technical.ts';
import { discount } from './discount.ts';
import { headcount } from './headcount.ts';
import { jointProject } from './joint-project.ts';
import { managementIssue } from './management-issue.ts';
import { managerAppointment } from './manager-appointment.ts';
import { serviceApplication } from './service-application.ts';
import { serviceInformation } from './service-information.ts';
import { vipRemoval } from './vip-removal.ts';
import { vipStatus } from './vip-status.ts';

/** Every kind of request, in the order in which a person is offered them. */
export const REQUEST_KINDS: readonly RequestKind[] = [
  vipStatus,
  serviceInformation,
  managementIssue,
  departmentQuality,
  departmentMarketing,
  departmentTechnical,
  departmentEconomics,
  departmentLegal,
  serviceApplication,
  discount,
  contract,
  jointProject,
  managerAppointment,
  vipRemoval,
  headcount,
];

export function requestKind(id: string): RequestKind {
  const definition = REQUEST_KINDS.find((kind) => kind.id === id);
  if (!definition) throw new AppError('NOT_FOUND', { message: `no kind of request ${id}` });
  return definition;
}
