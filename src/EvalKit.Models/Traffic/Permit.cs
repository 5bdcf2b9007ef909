namespace EvalKit.Models;

/// <summary>Leave to make one attempt.</summary>
/// <param name="Group">Who gave it and takes it back.</param>
/// <param name="Sent">When, in seconds of the group's clock.</param>
/// <param name="Number">Which of the group's calls it is; ascends by one.</param>
/// <param name="Cost">What was reserved.</param>
internal readonly record struct Permit(TrafficGroup Group, double Sent, long Number, CallCost Cost);
