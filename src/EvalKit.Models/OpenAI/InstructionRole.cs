namespace EvalKit.Models;

/// <summary>In which role the instructions of a prompt are sent, which are <c>system</c> or <c>developer</c> messages.</summary>
public enum InstructionRole
{
    /// <summary>
    /// As the model's family takes them: <c>developer</c> for reasoning models (o1 and later, gpt-5 and later), <c>system</c> for older ones and on compatible servers;
    /// as written for a model of unknown family.
    /// </summary>
    ByModel,

    /// <summary>As <c>system</c>.</summary>
    System,

    /// <summary>As <c>developer</c>.</summary>
    Developer,
}
