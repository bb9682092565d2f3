{{/* Of the objects and of the pods: by the second label the portal finds them. */}}
{{- define "service.labels" -}}
{{ include "service.selector" . }}
backstage.io/kubernetes-id: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "service.selector" -}}
app.kubernetes.io/name: {{ .Release.Name }}
{{- end }}
