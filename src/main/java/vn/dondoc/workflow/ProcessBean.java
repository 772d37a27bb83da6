package vn.dondoc.workflow;

/**
 * Marks a bean whose methods the BPMN files may call. No other bean can be reached from an
 * expression.
 */
public interface ProcessBean {}
